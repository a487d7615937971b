"""What stands around the page. One rule: a dock shows ids; it asks the session for values."""
