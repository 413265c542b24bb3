package pickle

// A Tag is the first byte of an encoded value.
type Tag byte

const (
	tagNone Tag = iota
	tagFalse
	tagTrue
	tagInt    // signed varint
	tagBigInt // sign, length and bytes, the highest first
	tagFloat  // 8 bytes
	tagStr    // length and bytes
	tagBytes
	tagByteArray
	tagList // length and elements
	tagTuple
	tagSet
	tagFrozenSet
	tagDict  // length, keys and values in turn
	tagRange // start, stop, step
	tagSlice
	tagEllipsis
	tagNotImplemented
	tagRef // number of a value that came before

	// A long text or bytes, which is the next one beside the bytes.
	tagStrBeside
	tagBytesBeside

	// Before the elements of a list or tuple that are packed: see packed.go.
	tagInts32
	tagInts64
	tagFloats

	// TagExtension is the first of those that an Extension may use; the last is TagLast.
	TagExtension
	TagLast Tag = 0x7f

	// From tagSmall on a tag is an integer by itself: 0 to 127.
	tagSmall Tag = 0x80
)
