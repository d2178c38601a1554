"""Tests of `mosulmap/geocode`."""
