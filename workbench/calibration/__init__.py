"""Responses of many candidates to calibrated items. Knows nothing about who the candidates are."""
