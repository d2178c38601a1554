"""Tests of `mosulmap/preview`."""
