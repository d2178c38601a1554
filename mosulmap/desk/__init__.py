"""The desk: a project's articles, proposals, places and faults, worked on in a browser."""
