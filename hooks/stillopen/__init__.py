"""The rules of Still Open: plain functions over text, with no site engine in sight."""
