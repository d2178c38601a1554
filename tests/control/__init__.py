"""Tests of `mosulmap/control`."""
