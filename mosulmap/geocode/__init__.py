"""Asking a geocoder where places lie."""
