"""Tests of `mosulmap/check`."""
