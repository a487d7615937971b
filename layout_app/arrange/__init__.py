"""Automatic page making. One rule: it proposes, the editor accepts."""
