"""Tests of `mosulmap/pictures`."""
