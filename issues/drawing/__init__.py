"""Pictures of the sample issues, drawn by arithmetic: nothing here was photographed or copied."""
