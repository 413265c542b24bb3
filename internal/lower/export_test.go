package lower

// Len returns how many functions the unit has.
func (u *Unit) Len() int { return len(u.funcs) }
