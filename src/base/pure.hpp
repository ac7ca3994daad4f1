// Included last by every header of a pure floor: proves that PostgreSQL's headers did not come in.
#ifdef POSTGRES_H
#error "a pure floor must not see postgres.h"
#endif
