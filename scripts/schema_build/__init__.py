"""The parts of `build_schema.py`: facts about Asterisk in, data of the language server out."""
