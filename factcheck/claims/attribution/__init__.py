"""Who vouches for a figure: words that name sources (``cues``), who they are (``identity``), which (``choosing``)."""
