"""Tests of `mosulmap/render`."""
