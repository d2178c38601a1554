"""Tests of `mosulmap/render/encode`."""
