"""Tests of `mosulmap/curate`."""
