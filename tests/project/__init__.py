"""Tests of `mosulmap/project`."""
