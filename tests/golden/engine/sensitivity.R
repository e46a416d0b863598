# Makes the sensitivity-*.json files beside it: Rscript sensitivity.R
# Needs the R packages loo (2.8.0 was used) and jsonlite. priorsense itself is not in Debian, so
# its measure is written out here from the definition (Kallioinen et al. 2023, equations 8 to 11;
# Nguyen & Vreeken 2015): step functions integrated over the gaps between draws.
suppressMessages(library(loo))

distance <- function(x, w) {
  one_way <- function(x) {
    o <- order(x)
    gaps <- diff(x[o])
    P <- (seq_along(x) / length(x))[-length(x)]
    Q <- cumsum(w[o])[-length(x)]
    M <- (P + Q) / 2
    integral <- function(f) sum(gaps * f)
    divergence <- function(A, B) integral(ifelse(A > 0, A * log2(A / M), 0)) +
      integral(B - A) / (2 * log(2))
    (divergence(P, Q) + divergence(Q, P)) / integral(P + Q)
  }
  sqrt(max(one_way(x), one_way(-x)))
}
slope <- function(x, part) {
  distances <- sapply(c(0.99, 1.01), function(alpha) {
    ratios <- (alpha - 1) * part
    distance(x, as.vector(weights(suppressWarnings(psis(matrix(ratios), r_eff = 1)), log = FALSE)))
  })
  sum(distances) / (2 * log2(1.01))
}
write_case <- function(name, x, prior, likelihood) {
  case <- list(
    origin = paste("priorsense's definition written out, weights of R package loo", packageVersion("loo")),
    values = x, logPrior = prior, logLikelihood = likelihood,
    prior = slope(x, prior), likelihood = slope(x, likelihood)
  )
  writeLines(jsonlite::toJSON(case, auto_unbox = TRUE, digits = NA), paste0("sensitivity-", name, ".json"))
}

# A normal mean with known unit variance and a normal(0, scale) prior: n observations, mean ybar.
set.seed(20230714)
conjugate <- function(name, n, ybar, scale, draws = 1000) {
  variance <- 1 / (n + 1 / scale^2)
  x <- round(rnorm(draws, variance * n * ybar, sqrt(variance)), 5)
  write_case(name, x, round(-x^2 / (2 * scale^2), 6), round(-n * (x - ybar)^2 / 2, 6))
}
conjugate("weak-prior", 50, 0.3, 10)
conjugate("conflict", 10, 4, 1)
conjugate("strong-prior", 2, 0.05, 0.1)
conjugate("few-draws", 10, 1, 1, 40)
# Values that repeat, as a chain that rejects leaves them.
local({
  x <- rep(round(rnorm(100, 1, 0.4), 5), each = 3)
  write_case("repeated", x, round(-x^2 / 2, 6), round(-4 * (x - 1.3)^2, 6))
})
