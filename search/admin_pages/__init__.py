"""Pages of the admin that show how the search works."""
