"""What mosulmap knows, in the forms of other programs: one file a format."""
