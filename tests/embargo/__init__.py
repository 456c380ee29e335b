"""Tests of the comparison with the embargo register."""
