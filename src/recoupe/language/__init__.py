"""Language packs: for each language a spaCy pipeline and lexicons as data files.

To add a language, add a folder of tables beside `fr/` and `en/` and a line to `PIPELINES`.
"""

from recoupe.language.pack import PIPELINES, Pack, load_pack, shared_table

__all__ = ["PIPELINES", "Pack", "load_pack", "shared_table"]
