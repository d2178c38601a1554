"""What is said to readers, one catalogue a language."""
