"""A light word processor: paragraphs, styles, lists, comments, suggestions, versions, exports."""
