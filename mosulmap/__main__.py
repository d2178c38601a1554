"""`python -m mosulmap` is the same as `mosulmap`."""

from .cli.app import main

main()
