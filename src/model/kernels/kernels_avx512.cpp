#define SAYSO_KERNEL_SET kernels_avx512
#define SAYSO_KERNEL_NAME "avx512"
#include "model/kernels/kernels.inc"
