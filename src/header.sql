\echo Use "CREATE EXTENSION model_api CASCADE" to load this file. \quit
