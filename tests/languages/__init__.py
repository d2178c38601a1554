"""Tests of `mosulmap/languages`."""
