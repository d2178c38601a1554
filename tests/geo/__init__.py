"""Tests of `mosulmap/geo`."""
