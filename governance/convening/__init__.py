"""Convening: appointments, invitations sent, answers, and points that members propose."""
