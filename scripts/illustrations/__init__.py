"""The portal's own illustrations: flat shapes in one palette, drawn with Pillow."""
