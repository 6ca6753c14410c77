"""The commands of the command line, one a module.

They import what is heavy inside their functions: `chronicle --help` loads click alone.
"""
