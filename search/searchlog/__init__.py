"""What people look for: counted by day and search, shown to editors, and nothing kept about who looked.

`observation` says which requests are counted and as what, `buffer` counts them in memory and writes now and then,
`privacy` decides what may be kept, `retention` for how long, `report` what editors are shown.
"""
