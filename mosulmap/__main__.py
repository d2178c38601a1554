"""`python -m mosulmap` is the same as `mosulmap`."""

from .cli import main

main()
