"""Consultation of signatories and centres on a draft edition, in a closed group."""
