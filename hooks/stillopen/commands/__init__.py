"""The commands of `stillopen` that are more than one rule's worth."""
