"""The command line: typed arguments, one call, one line of output."""
