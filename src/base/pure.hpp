// Included last by every header of a pure floor: proves that PostgreSQL's headers did not come in. The builds define
// MODEL_API_PURE for the sources of these floors; a source above the wall sees both worlds.
#if defined(MODEL_API_PURE) && defined(POSTGRES_H)
#error "a pure floor must not see postgres.h"
#endif
