"""Macros that a newsroom's CMS loads. Each warns; none blocks, and none changes what is to be published."""
