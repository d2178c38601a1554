"""Tests of `mosulmap/reports`."""
