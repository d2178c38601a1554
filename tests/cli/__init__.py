"""Tests of `mosulmap/cli`."""
