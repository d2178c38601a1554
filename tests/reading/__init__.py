"""Tests of `mosulmap/reading`."""
