"""The demonstration's content: TOML files, pictures and documents, and the code that loads them.

`manage.py load_demo` is the way in; `loader.load_demo` is what it calls.
"""
