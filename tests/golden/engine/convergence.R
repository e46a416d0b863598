# Makes the convergence-*.json files beside it: Rscript convergence.R
# Needs the R packages posterior (1.6.1 was used) and jsonlite. Draws are rounded first, so that
# the diagnostics are those of exactly the numbers in the file.
suppressMessages(library(posterior))

write_case <- function(name, x) {
  x <- round(x, 4)
  expected <- list(
    rhat = rhat(x), essBulk = ess_bulk(x), essTail = ess_tail(x), essMean = ess_mean(x),
    mcse = mcse_mean(x), sd = sd(x),
    quantiles = unname(quantile(x, c(0.025, 0.16, 0.5, 0.84, 0.975)))
  )
  case <- list(
    origin = paste("R package posterior", packageVersion("posterior")),
    chains = ncol(x), perChain = nrow(x), values = as.vector(x), expected = expected
  )
  text <- jsonlite::toJSON(case, auto_unbox = TRUE, digits = 15)
  writeLines(text, paste0("convergence-", name, ".json"))
}

autoregressive <- function(n, chains, phi) {
  replicate(chains, as.vector(stats::filter(rnorm(n), phi, "recursive", init = rnorm(1))))
}

set.seed(20230714)
write_case("independent", matrix(rnorm(400), 100, 4))
write_case("slow", autoregressive(200, 2, 0.97))
write_case("antithetic", autoregressive(100, 4, -0.8))
write_case("apart", sweep(matrix(rnorm(300), 75, 4), 2, c(0, 0.5, 1, 1.5), "+"))
write_case("scales", sweep(matrix(rnorm(320), 80, 4), 2, c(1, 1, 2, 4), "*"))
write_case("ties", round(matrix(rexp(240), 60, 4), 1))
write_case("odd", matrix(rcauchy(153), 51, 3))
write_case("one-chain", autoregressive(160, 1, 0.6))
write_case("short", matrix(rnorm(28), 7, 4))
write_case("trend", matrix(rnorm(400), 100, 4) + seq(0, 3, length.out = 100))
