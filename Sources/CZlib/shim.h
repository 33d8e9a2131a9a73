#include <zlib.h>

/* inflateInit2 is a macro, which Swift cannot call. */
static inline int gongkai_inflate_init_raw(z_stream *stream) { return inflateInit2(stream, -15); }
static inline int gongkai_deflate_init_gzip(z_stream *stream) {
    return deflateInit2(stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
