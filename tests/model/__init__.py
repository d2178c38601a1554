"""Tests of `mosulmap/model`."""
