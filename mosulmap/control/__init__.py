"""From mentions to who held which place on which day: pure functions, no file is touched."""
