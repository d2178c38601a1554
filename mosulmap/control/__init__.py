"""From mentions to who held which place on which day: pure functions, no file is touched."""

STALE_AFTER = 14
"""Days after which evidence that nothing renews is old (rule 7); `--stale-after` sets others.

It stands here because the commands show it in their help, which loads no table.
"""
