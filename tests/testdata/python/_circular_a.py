from _circular_b import y

x = 1
