"""Assessments of centres: the page of the centre, that of ANCT, the matrix of all."""
